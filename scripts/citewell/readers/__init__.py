"""From files to records. Reading never throws: what cannot be read becomes a finding."""
