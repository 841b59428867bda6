// WindowsIdentity.GetCurrent()
class Who
{
    object Me() => Identity.GetCurrent();
}
