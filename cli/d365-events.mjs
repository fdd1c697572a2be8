#!/usr/bin/env node
process.argv.splice(2, 0, "d365-events");
void import("../launcher.mjs");
