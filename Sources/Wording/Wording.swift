// Filled by the work on Wording.
