using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.Applicants;
using OrleansBooking.Grains.Applicants.Imports;

namespace OrleansBooking.Grains.Tests.Applicants;

[Collection(nameof(AloneCollection))]
public sealed class ImportMemoryTests(CityFixture city) : IClassFixture<CityFixture>
{
    private const int Rows = 60_000;
    private const int ChunkSize = 256 * 1024;

    [Fact]
    public async Task Rows_that_are_dealt_with_stay_in_no_memory()
    {
        var id = await Uploaded();
        var (drawn, early, late) = (0, 0L, 0L);
        var ids = new ReservationIdSource(() =>
        {
            drawn++;
            if (drawn == 5_500) early = GC.GetTotalMemory(forceFullCollection: true);
            if (drawn == Rows - 500) late = GC.GetTotalMemory(forceFullCollection: true);
            return ReservationIdField.Issue();
        });
        var claims = new ImportClaims(city.Database, city.Time);

        await new ImportRun(city.Database, new ImportChunks(city.Database), claims, city.Keys, city.Hashes, ids, city.Time).Run((await claims.Next(default))!, default);

        Assert.Equal(Rows, (await Intake.Progress(id))!.Accepted);
        // 54,000 rows lie between; at 40 bytes each, far less than a kept row takes, they would be over 2 MB.
        Assert.InRange(late - early, long.MinValue, 2_000_000);
    }

    private ImportIntake Intake => new(city.Database, city.Keys, city.Hashes, new ImportChunks(city.Database), city.Time);

    private async Task<Guid> Uploaded()
    {
        var id = Guid.NewGuid();
        await Intake.Begin(id, ImportKind.Issue, "operator1");
        using var box = ImportBox.Open(city.Keys, id, (await Intake.Find(id))!.WrappedKey!);
        var file = Encoding.UTF8.GetBytes("reference,birthday,procedures\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"REF{i:000000},0412,card-pickup\n")));
        var index = 0;
        foreach (var chunk in file.Chunk(ChunkSize))
        {
            await Intake.Append(id, index, box.SealChunk(index, chunk));
            index++;
        }

        Assert.Null(await Intake.Decide(id, ImportKind.Issue, box, SHA256.HashData(file)));
        return id;
    }
}
