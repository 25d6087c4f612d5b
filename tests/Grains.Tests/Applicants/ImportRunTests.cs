using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.Applicants;
using OrleansBooking.Grains.Applicants.Imports;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class ImportRunTests(CityFixture city) : IClassFixture<CityFixture>
{
    private const int Rows = 3_500;

    private ImportClaims Claims => new(city.Database, city.Time);

    [Fact]
    public async Task A_crash_in_the_middle_resumes_without_counting_twice()
    {
        var id = await Uploaded(ImportKind.Issue, Rows);
        var drawn = 0;
        var dying = Run(new ReservationIdSource(() => ++drawn > 2_300 ? throw new IOException("The power is gone.") : ReservationIdField.Issue()));
        await Assert.ThrowsAsync<IOException>(async () => await dying.Run((await Claims.Next(default))!, default));
        Assert.Equal((2_000, 2_000), await Figures(id));
        Assert.Null(await Claims.Next(default));

        city.Time.Advance(ImportClaims.Lease);
        var done = await Run(new ReservationIdSource()).Run((await Claims.Next(default))!, default);

        Assert.True(done);
        Assert.Equal((Rows, Rows), await Figures(id));
        Assert.Equal(Rows, await city.Postgres.Scalar<long>($"select count(distinct line) from booking.applicant_import_issued where import = '{id}'"));
    }

    [Fact]
    public async Task Who_has_lost_the_claim_stops_and_stores_nothing()
    {
        var id = await Uploaded(ImportKind.Import, Rows);
        var lost = await Claims.Next(default);
        city.Time.Advance(ImportClaims.Lease);
        var won = await Claims.Next(default);

        var late = await Run(new ReservationIdSource()).Run(lost!, default);

        Assert.False(late);
        Assert.Equal((0, 0), await Figures(id));
        Assert.True(await Run(new ReservationIdSource()).Run(won!, default));
        Assert.Equal((Rows, Rows), await Figures(id));
    }

    [Fact]
    public async Task An_issued_ID_that_exists_is_drawn_again_and_the_first_owner_keeps_it()
    {
        var taken = await city.IssueId("1111");
        var id = await Uploaded(ImportKind.Issue, 10);
        var drawn = 0;

        await Run(new ReservationIdSource(() => drawn++ == 5 ? taken : ReservationIdField.Issue())).Run((await Claims.Next(default))!, default);

        Assert.Equal((10, 10), await Figures(id));
        Assert.Equal(20, drawn);
        Assert.NotNull((await city.Desk.SignIn(new SignIn(taken, "1111", city.NextAddress()))).Ticket);
    }

    [Fact]
    public async Task Issued_IDs_are_sealed_and_erased_after_thirty_days()
    {
        var id = await Uploaded(ImportKind.Issue, 3);
        var drawn = new List<string>();
        await Run(new ReservationIdSource(() =>
        {
            drawn.Add(ReservationIdField.Issue());
            return drawn[^1];
        })).Run((await Claims.Next(default))!, default);
        var @sealed = await city.Postgres.Scalar<byte[]>($"select string_agg(sealed, '') from booking.applicant_import_issued where import = '{id}'");

        city.Time.Advance(ImportClaims.KeepIssued);
        await Claims.Erase(default);
        Assert.Equal(3, await Kept());
        city.Time.Advance(TimeSpan.FromSeconds(1));
        await Claims.Erase(default);

        Assert.All(drawn, plain => Assert.True(@sealed.AsSpan().IndexOf(Encoding.ASCII.GetBytes(plain)) < 0));
        Assert.Equal(0, await Kept());
        Assert.True(await city.Postgres.Scalar<bool>($"select wrapped_key is null from booking.applicant_import where id = '{id}'"));

        Task<long> Kept() => city.Postgres.Scalar<long>($"select count(*) from booking.applicant_import_issued where import = '{id}'");
    }

    [Fact]
    public async Task An_upload_that_nobody_completed_is_gone_after_a_day()
    {
        var id = Guid.NewGuid();
        await Intake.Begin(id, ImportKind.Import, "operator1");
        using var box = await Box(id);
        await Intake.Append(id, 0, box.SealChunk(0, "half a file"u8));

        city.Time.Advance(ImportClaims.KeepIncomplete + TimeSpan.FromSeconds(1));
        await Claims.Erase(default);

        Assert.Equal("refused", (await Intake.Progress(id))!.State);
        Assert.Equal(0, await city.Postgres.Scalar<long>($"select count(*) from booking.applicant_import_chunk where import = '{id}'"));
    }

    [Fact]
    public async Task A_chunk_in_the_place_of_another_does_not_open()
    {
        var id = Guid.NewGuid();
        await Intake.Begin(id, ImportKind.Import, "operator1");
        using var box = await Box(id);

        var chunk = box.SealChunk(0, "reservation_id"u8);

        Assert.Throws<AuthenticationTagMismatchException>(() => box.OpenChunk(1, chunk));
        Assert.Equal("reservation_id"u8.ToArray(), box.OpenChunk(0, chunk));
    }

    [Fact]
    public async Task A_line_whose_ID_was_taken_back_is_rejected_as_such_and_brings_nothing_back()
    {
        var first = await Uploaded(ImportKind.Import, 3);
        await Run(new ReservationIdSource()).Run((await Claims.Next(default))!, default);
        var one = $"key = '\\x{Convert.ToHexString(city.Hashes.Applicant($"{first:N}"[..8].ToUpperInvariant() + "0001"))}'";
        await city.Postgres.Execute($"update booking.applicant set revoked_at = now(), revoke_reason = 'lost', valid_until = '1970-01-01' where {one}");
        var again = await Uploaded(ImportKind.Import, 3, like: first);

        await Run(new ReservationIdSource()).Run((await Claims.Next(default))!, default);

        var progress = (await Intake.Progress(again))!;
        Assert.Equal((3, 0, 2), (progress.Read, progress.Accepted, progress.Unchanged));
        Assert.Equal((3, "revoked"), (Assert.Single(progress.Rejected).Line, progress.Rejected[0].Reason));
        Assert.True(await city.Postgres.Scalar<bool>($"select valid_until = '1970-01-01' from booking.applicant where {one}"));
    }

    private ImportIntake Intake => new(city.Database, city.Keys, city.Hashes, new ImportChunks(city.Database), city.Time);

    private ImportRun Run(ReservationIdSource ids) =>
        new(city.Database, new ImportChunks(city.Database), Claims, city.Keys, city.Hashes, ids, city.Time);

    private async Task<ImportBox> Box(Guid id) => ImportBox.Open(city.Keys, id, (await Intake.Find(id))!.WrappedKey!);

    private async Task<Guid> Uploaded(ImportKind kind, int rows, Guid? like = null)
    {
        var id = Guid.NewGuid();
        await Intake.Begin(id, kind, "operator1");
        using var box = await Box(id);
        var header = kind == ImportKind.Issue ? "reference,birthday,procedures\n" : "reservation_id,birthday,procedures\n";
        var file = Encoding.UTF8.GetBytes(header + string.Concat(Enumerable.Range(0, rows).Select(i => $"{like ?? id:N}"[..8] + $"{i:0000},0412,card-pickup\n")));
        await Intake.Append(id, 0, box.SealChunk(0, file));
        Assert.Null(await Intake.Decide(id, kind, box, SHA256.HashData(file)));
        return id;
    }

    private async Task<(long Read, long Accepted)> Figures(Guid id)
    {
        var progress = (await Intake.Progress(id))!;
        return (progress.Read, progress.Accepted);
    }
}
