"""Into the phone: a card in a code that it scans, and a card in the address book that it reads."""
