"""What every page shares: the NHS.UK look, the security headers, the words of the interface, safe prose."""
