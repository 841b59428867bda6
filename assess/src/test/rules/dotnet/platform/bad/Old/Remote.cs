using System.Runtime.Remoting.Channels;

class Remote { }
