// Filled by the work on Sandbox.
