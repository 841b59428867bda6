using System.IO;

// System.IO.IsolatedStorage
class Isolated { }
