"""What `generate.py` is made of: chance and ids, people, files, and one module for each rule set."""
