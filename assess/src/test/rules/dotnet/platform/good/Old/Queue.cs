// using System.Messaging;
using MassTransit;

class Queue { }
