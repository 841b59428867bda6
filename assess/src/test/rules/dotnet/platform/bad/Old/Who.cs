using System.Security.Principal;

class Who
{
    object Me() => WindowsIdentity.GetCurrent();
}
