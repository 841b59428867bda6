using System.IO.IsolatedStorage;

class Isolated { }
