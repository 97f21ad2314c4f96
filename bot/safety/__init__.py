"""Crisis words, fixed wording, and an alert's clock. Pure: text and times in, values out."""
