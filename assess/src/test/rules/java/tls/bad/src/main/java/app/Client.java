package app;

class Client {
  Object verifier = NoopHostnameVerifier.INSTANCE;
}
