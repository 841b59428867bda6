package app;

class Address {
  String stock = "jnp://stock:1099";
}
