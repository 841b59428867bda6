package app;

new InitialContext();
// new javax.naming.InitialContext()
FIELD static class InitialContext {}
