package app;

new Dictionary().lookup("//stock/Stock");
// LocateRegistry.createRegistry(1099)
FIELD static class Dictionary { void lookup(String word) {} }
