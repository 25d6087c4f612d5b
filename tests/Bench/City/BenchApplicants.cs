using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Bench.City;

/// <summary>Applicants enough for a whole run, straight into the table, hashed under the city's own key.</summary>
public static class BenchApplicants
{
    public const int Count = 1_500_000;
    public const string Birthday = "0412";

    public static string Id(int n) => string.Create(CultureInfo.InvariantCulture, $"B{n:D9}");

    public static async Task Store(NpgsqlDataSource owner, LookUpHashes hashes)
    {
        await using var connection = await owner.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy booking.applicant (key, secret_hash, procedures, source, key_version, created_at) from stdin (format binary)");
        string[] procedures = ["card-pickup", "certificate-renewal"];
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        for (var n = 0; n < Count; n++)
        {
            var key = hashes.Applicant(Id(n));
            await copy.StartRowAsync();
            await copy.WriteAsync(key, NpgsqlDbType.Bytea);
            await copy.WriteAsync(hashes.Secret(key, Birthday), NpgsqlDbType.Bytea);
            await copy.WriteAsync(procedures, NpgsqlDbType.Array | NpgsqlDbType.Text);
            await copy.WriteAsync("imported", NpgsqlDbType.Text);
            await copy.WriteAsync((short)1, NpgsqlDbType.Smallint);
            await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
        }

        await copy.CompleteAsync();
    }
}
