package app;

interface X509TrustManager {}

class Blind implements X509TrustManager {}
