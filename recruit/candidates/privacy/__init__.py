"""What the law gives a candidate: a copy, a correction, deletion on time; and the record that it was done."""
