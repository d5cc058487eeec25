"""What Crossref, doi.org and PubMed say of a work; all of it is data, of limited size, and may be wrong."""
