using System.Text.Json;

namespace OrleansBooking.Web.Tests.Hosting;

/// <summary>The public node is built without a database driver (C2, design rule 8).</summary>
public sealed class DependencyTests
{
    [Fact]
    public async Task Nothing_that_web_brings_along_knows_postgresql()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var file = Path.Combine(Repository.Root, "src", "Web", "bin", configuration, "net10.0", "OrleansBooking.Web.deps.json");
        await using var stream = File.OpenRead(file);
        using var deps = await JsonDocument.ParseAsync(stream);

        var libraries = deps.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name).ToList();

        Assert.Contains(libraries, library => library.StartsWith("Microsoft.Orleans.Core/", StringComparison.Ordinal));
        Assert.DoesNotContain(libraries, library =>
            new[] { "Npgsql", "AdoNet", "EntityFramework", "OrleansBooking.Grains", "OrleansBooking.Api" }.Any(word => library.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
