namespace Netzwerk.Web.Tests.Support;

/// <summary>Root's server runs under another account, which must get through a test's folder.</summary>
public static class OpenFolder
{
    public static void ToEverybody(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        }
    }
}
