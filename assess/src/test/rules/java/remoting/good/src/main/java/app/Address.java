package app;

class Address {
  // "jnp://stock:1099"
  String stock = "https://stock";
  String firm = "farmi://x";
}
