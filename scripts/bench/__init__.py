"""The benchmark: ``make bench``. Ratios with the floor and with the peers, in one run."""
