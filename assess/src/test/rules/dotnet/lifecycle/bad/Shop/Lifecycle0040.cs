using System;

namespace Shop;

class Lifecycle0040
{
    void Run()
    {
        var workers = Environment.ProcessorCount * 2;
    }
}
