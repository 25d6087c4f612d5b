using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansBooking.Silo.Starting;

/// <summary><c>ready.json</c> in the data folder: where everything is, for whoever drives this process.</summary>
public sealed record ReadyFile(
    string Web, string Api, string Mail, string Database, IEnumerable<DemoAccount> Accounts, string? Applicants)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string PathIn(string folder) => Path.Combine(folder, "ready.json");

    /// <summary>Writes the file whole or not at all, readable by its owner only: it holds passwords.</summary>
    public async Task Write(string folder, CancellationToken cancellation)
    {
        var draft = PathIn(folder) + ".new";
        var owned = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            owned.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(draft, owned))
        {
            await JsonSerializer.SerializeAsync(file, this, Options, cancellation);
        }

        File.Move(draft, PathIn(folder), overwrite: true);
    }
}
