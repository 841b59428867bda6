using System.Messaging;

class Queue { }
