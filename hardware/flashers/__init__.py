"""Ways to get firmware into a chip: our own client for AVR bootloaders, programs of others else."""
