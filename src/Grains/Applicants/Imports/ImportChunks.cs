using System.Runtime.CompilerServices;
using Npgsql;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>The sealed bytes of an upload, one chunk in memory at a time.</summary>
public sealed class ImportChunks(BookingDatabase database)
{
    public async IAsyncEnumerable<byte[]> Read(Guid import, ImportBox box, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var index = 0; await Next(import, index, stop) is { } @sealed; index++) yield return box.OpenChunk(index, @sealed);
    }

    private async Task<byte[]?> Next(Guid import, int index, CancellationToken stop)
    {
        await using var query = database.Ordinary.CreateCommand("select sealed from applicant_import_chunk where import = $1 and index = $2");
        query.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = import });
        query.Parameters.Add(new NpgsqlParameter<int> { TypedValue = index });
        return await query.ExecuteScalarAsync(stop) as byte[];
    }
}
