namespace OrleansBooking.Fixtures;

/// <summary>Where the build put the silo: the same configuration as the tests'.</summary>
internal static class BuiltSilo
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        // …/tests/X.Tests/bin/Release/net10.0
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "OrleansBooking.sln")))
        {
            root = root.Parent;
        }

        var silo = root is null
            ? null
            : System.IO.Path.Combine(root.FullName, "src", "Silo", "bin", output.Parent!.Name, output.Name, "OrleansBooking.Silo.dll");
        return File.Exists(silo) ? silo : throw new FileNotFoundException($"The silo is not built: {silo ?? "no OrleansBooking.sln above"}.");
    }
}
