"""Tables and quotes → pages that people read, print and cite."""
