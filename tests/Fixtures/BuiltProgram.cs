namespace OrleansBooking.Fixtures;

/// <summary>Where the build put the executables: the same configuration as the tests'.</summary>
public static class BuiltProgram
{
    public static string Silo { get; } = Find("Silo");

    public static string Web => Find("Web");

    private static string Find(string name)
    {
        // …/tests/X.Tests/bin/Release/net10.0
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "OrleansBooking.sln")))
        {
            root = root.Parent;
        }

        var program = root is null
            ? null
            : Path.Combine(root.FullName, "src", name, "bin", output.Parent!.Name, output.Name, $"OrleansBooking.{name}.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"{name} is not built: {program ?? "no OrleansBooking.sln above"}.");
    }
}
