// Filled by the work on Persistence.
