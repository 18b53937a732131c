"""How a request leaves: which homes give what, what is packed in each parcel, how it goes.

`page` is the way; `offers` is its left column (homes), `box` the parcel in hand with its contact
(`receiver`), its papers (`papers`) and how it goes (`sending`) or went (`correcting`), both with
the fields of `courier`; `books` asks the services.
"""
