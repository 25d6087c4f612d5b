using DbUp.Engine;

namespace OrleansBooking.Silo.Storage;

/// <summary>The numbered SQL files of <c>Storage/Migrations</c>, in the order of their names.</summary>
public static class MigrationScripts
{
    private const string Folder = "Migrations/";

    /// <summary>All scripts, named as their files: <c>0001_orleans.sql</c>.</summary>
    public static IReadOnlyList<SqlScript> All { get; } = Read();

    private static List<SqlScript> Read()
    {
        var assembly = typeof(MigrationScripts).Assembly;
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               where resource.StartsWith(Folder, StringComparison.Ordinal)
               orderby resource
               select SqlScript.FromStream(resource[Folder.Length..], assembly.GetManifestResourceStream(resource)!),
        ];
    }
}
