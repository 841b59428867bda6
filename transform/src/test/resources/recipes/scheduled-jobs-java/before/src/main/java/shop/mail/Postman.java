package shop.mail;

/** Delivers letters. */
interface Postman {
  void deliver();
}
