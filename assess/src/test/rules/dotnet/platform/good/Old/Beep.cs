static class Beep
{
    // [DllImport("kernel32.dll")]
    [DllImport("libc")]
    static extern int getpid();
}
