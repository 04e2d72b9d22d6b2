"""One file per rule that proposes corrections. A pass looks and proposes; only the ledger applies."""
