"""What the cards of people have in common, whatever their format: vCard and JSContact."""
