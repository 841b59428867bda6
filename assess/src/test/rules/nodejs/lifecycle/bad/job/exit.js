if (!ready) {
  process.exit(1);
}
