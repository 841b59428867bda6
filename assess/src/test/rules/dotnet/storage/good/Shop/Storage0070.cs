namespace Shop;

class Storage0070
{
    void Run()
    {
        // new FileSystemWatcher("inbox")
        var watcher = "FileSystemWatcher";
    }
}
