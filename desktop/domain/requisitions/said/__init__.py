"""What people write into “申请物料”, taken apart: lines, what each of them means, how many of it.

`reading` is the way in; `line` is what comes out.
"""
