package app;

@interface Stateful {}

@Stateful
class Machine {}
