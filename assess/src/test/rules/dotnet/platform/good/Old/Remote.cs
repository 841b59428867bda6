// using System.Runtime.Remoting;
using System.Runtime.InteropServices;

class Remote { }
