using System.IO;

namespace Shop;

class Storage0070
{
    void Run()
    {
        var watcher = new FileSystemWatcher("inbox");
    }
}
