using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class ImportTests(ImportCluster cluster) : IClassFixture<ImportCluster>
{
    private const string Header = "reservation_id,birthday,procedures";
    private const string WithDate = "reservation_id,birthday,procedures,valid_until";

    private CityFixture City => cluster.City;

    [Fact]
    public async Task Good_rows_are_taken_and_bad_ones_are_listed_with_line_and_reason()
    {
        var long33 = new string('A', 33);

        var progress = await cluster.Run(
            $"{WithDate}\n"                                         // 1
            + "GOOD0001,0412,card-pickup,\n"                        // 2
            + "ＧＯＯＤ-0002,４月１２日,card-pickup;certificate-renewal,2027/3/1\n" // 3
            + "GOOD0003,1980-02-29,certificate-renewal|card-pickup,2027-03-31\n"  // 4
            + ",0412,card-pickup,\n"                                // 5
            + "予約1234,0412,card-pickup,\n"                         // 6
            + "AB1,0412,card-pickup,\n"                             // 7
            + $"{long33},0412,card-pickup,\n"                       // 8
            + "BAD00001,0230,card-pickup,\n"                        // 9
            + "BAD00002,412,card-pickup,\n"                         // 10
            + "BAD00003,0412,passport,\n"                           // 11
            + "BAD00004,0412,,\n"                                   // 12
            + "BAD00005,0412,card-pickup,31.3.2027\n"               // 13
            + "BAD00006,0412,card-pickup\n"                         // 14
            + "BAD00007,0412,card-pickup,,x\n"                      // 15
            + "\n,,,\n"                                             // 16, 17: no records
            + "1234567890123456,0412,card-pickup,\n");              // 18: sixteen digits of the city's own, no check digit asked

        Assert.Equal((15, 4, 0, 11), (progress.Read, progress.Accepted, progress.Unchanged, progress.RejectedCount));
        Assert.Equal(
        [
            (5L, "missing-id"), (6L, "malformed-id"), (7L, "malformed-id"), (8L, "too-long"), (9L, "malformed-birthday"), (10L, "malformed-birthday"),
            (11L, "unknown-procedure"), (12L, "unknown-procedure"), (13L, "malformed-date"), (14L, "wrong-columns"), (15L, "wrong-columns"),
        ], progress.Rejected.Select(line => (line.Line, line.Reason)));
        foreach (var (id, birthday) in new[] { ("good0001", "0412"), ("GOOD 0002", "0412"), ("GOOD0003", "0229"), ("1234567890123456", "0412") })
            Assert.NotNull((await City.Desk.SignIn(new SignIn(id, birthday, City.NextAddress()))).Ticket);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var file = $"{Header}\n" + string.Concat(Enumerable.Range(0, 2500).Select(i => $"SAME{i:0000},0412,card-pickup;certificate-renewal\n"));
        var first = await cluster.Run(file);
        var before = await City.Postgres.Scalar<string>("select md5(string_agg(a::text, '' order by key)) from booking.applicant a where a::text like '%'");

        var again = await cluster.Run(file);

        Assert.Equal((2500, 2500, 0, 0), (first.Read, first.Accepted, first.Unchanged, first.RejectedCount));
        Assert.Equal((2500, 0, 2500, 0), (again.Read, again.Accepted, again.Unchanged, again.RejectedCount));
        Assert.Equal(before, await City.Postgres.Scalar<string>("select md5(string_agg(a::text, '' order by key)) from booking.applicant a where a::text like '%'"));
    }

    [Fact]
    public async Task A_changed_row_in_a_later_file_is_taken()
    {
        await cluster.Run($"{Header}\nLATER001,0412,card-pickup\nLATER002,0412,card-pickup\n");

        var progress = await cluster.Run($"{Header}\nLATER001,0412,certificate-renewal;card-pickup\nLATER002,0412,card-pickup\n");

        Assert.Equal((1, 1), (progress.Accepted, progress.Unchanged));
        Assert.Equal(2, (await City.Desk.SignIn(new SignIn("LATER001", "0412", City.NextAddress()))).Procedures.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1500)]
    public async Task A_line_that_contradicts_an_earlier_one_of_the_file_is_conflicting(int between)
    {
        // Within one batch, and with a batch between.
        var id = $"TWICE{between}";
        var filler = string.Concat(Enumerable.Range(0, between).Select(i => $"FILL{i:0000},0412,card-pickup\n"));

        var progress = await cluster.Run($"{Header}\n{id},0412,card-pickup\n{filler}{id},0413,card-pickup\n{id},0412,card-pickup\n");

        Assert.Equal((between + 1, 1, 1), (progress.Accepted, progress.Unchanged, progress.RejectedCount));
        Assert.Equal(new RejectedLine(between + 3, "conflicting"), Assert.Single(progress.Rejected));
        Assert.NotNull((await City.Desk.SignIn(new SignIn(id, "0412", City.NextAddress()))).Ticket);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Chunks_may_end_anywhere(int chunk)
    {
        var progress = await cluster.Run($"\uFEFF{Header}\r\n\"ＣＨＵＮＫ{chunk}０００１\",４月１２日,card-pickup\r\nCHUNK{chunk}0002,0412,card-pickup", chunk: chunk);

        Assert.Equal((2, 2), (progress.Read, progress.Accepted));
    }

    [Fact]
    public async Task Quotes_and_line_ends_within_them_keep_the_line_numbers_of_the_file()
    {
        var progress = await cluster.Run(
            $"{Header}\r\n\"QUOTE001\",\"0412\",\"card-pickup\r\ncertificate-renewal\"\r\nQUOTE002,0230,card-pickup\r\n\"QU\"\"3\",0412,card-pickup\r\n");

        Assert.Equal(1, progress.Accepted);
        Assert.Equal([(4L, "malformed-birthday"), (5L, "malformed-id")], progress.Rejected.Select(line => (line.Line, line.Reason)));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_its_own_line_only()
    {
        var rest = string.Concat(Enumerable.Range(0, 100).Select(i => $"OPEN{i:0000},0412,card-pickup\n"));

        var progress = await cluster.Run($"{Header}\n\"OPENED,0412,card-pickup\n{rest}STRAY\"01,0412,card-pickup\n\"LAST0001,0412,card-pickup\n");

        Assert.Equal((100, 3), (progress.Accepted, progress.RejectedCount));
        Assert.Equal([(2L, "wrong-columns"), (103L, "wrong-columns"), (104L, "wrong-columns")], progress.Rejected.Select(line => (line.Line, line.Reason)));
    }

    [Fact]
    public async Task A_line_without_end_is_too_long_and_stops_nothing()
    {
        var progress = await cluster.Run($"{Header}\n{new string('A', 1_000_000)},0412,card-pickup\nAFTER001,0412,card-pickup\n");

        Assert.Equal(1, progress.Accepted);
        Assert.Equal(new RejectedLine(2, "too-long"), Assert.Single(progress.Rejected));
    }

    [Fact]
    public async Task Only_the_first_thousand_rejected_lines_are_listed_and_all_are_counted()
    {
        var progress = await cluster.Run($"{Header}\n" + string.Concat(Enumerable.Repeat("BAD00001,9999,card-pickup\n", 2_100)));

        Assert.Equal((2_100, 1_000), (progress.RejectedCount, progress.Rejected.Length));
        Assert.Equal((2, 1_001), (progress.Rejected[0].Line, progress.Rejected[^1].Line));
    }

    [Fact]
    public async Task The_upload_is_sealed_while_it_waits_and_gone_when_it_is_done()
    {
        var key = ImportCluster.NewKey();
        var id = Guid.Parse(key["import/".Length..]);
        await cluster.Import(key).Begin(cluster.StaffTicket, ImportKind.Import);
        var file = Encoding.UTF8.GetBytes($"{Header}\nCANARY0001,0412,card-pickup\n");
        await cluster.Import(key).Append(0, file);
        var waiting = await City.Postgres.Scalar<byte[]>($"select sealed from booking.applicant_import_chunk where import = '{id}'");

        await cluster.Import(key).Complete(SHA256.HashData(file));
        await cluster.Finished(key);

        Assert.True(waiting.AsSpan().IndexOf("CANARY0001"u8) < 0);
        Assert.Equal(0, await City.Postgres.Scalar<long>($"select count(*) from booking.applicant_import_chunk where import = '{id}'"));
        Assert.Equal(0, await City.Postgres.Scalar<long>($"select count(*) from booking.applicant_import_seen where import = '{id}'"));
        Assert.True(await City.Postgres.Scalar<bool>($"select wrapped_key is null from booking.applicant_import where id = '{id}'"));
    }

    [Fact]
    public async Task Issued_IDs_come_back_with_their_references_and_sign_in()
    {
        var (key, _) = await cluster.Upload(Encoding.UTF8.GetBytes(
            "reference,birthday,procedures\n市民課 第1号,0412,card-pickup\n市民課 第2号,0101,card-pickup\n市民課 第1号,0412,card-pickup\n市民課 第2号,0102,card-pickup\n"),
            ImportKind.Issue);
        var progress = await cluster.Finished(key);

        var issued = await Issued(key);

        Assert.Equal((4, 2, 1, 1), (progress.Read, progress.Accepted, progress.Unchanged, progress.RejectedCount));
        Assert.Equal(["市民課 第1号", "市民課 第2号"], issued.Select(line => line.Reference));
        Assert.All(issued, line => Assert.False(ReservationIdField.IsMistyped(line.ReservationId)));
        Assert.All(issued, line => Assert.Equal(16, line.ReservationId.Length));
        Assert.NotNull((await City.Desk.SignIn(new SignIn(issued[1].ReservationId, "0101", City.NextAddress()))).Ticket);
        Assert.Equal(issued, await Issued(key));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await cluster.Import(key).Issued("s.forged").ToListAsync());
    }

    [Fact]
    public async Task Without_a_staff_ticket_nothing_begins_and_nothing_is_told()
    {
        var key = ImportCluster.NewKey();

        Assert.Equal(Refusal.NotAllowed, await cluster.Import(key).Begin("s.forged", ImportKind.Import));
        Assert.Equal(Refusal.NotFound, await cluster.Import(key).Append(0, "x"u8.ToArray()));
        Assert.Equal(Refusal.NotFound, await cluster.Import(key).Complete(SHA256.HashData("x"u8)));
        Assert.Null(await cluster.Import(key).Progress(cluster.StaffTicket));
        await cluster.Import(key).Begin(cluster.StaffTicket, ImportKind.Import);
        Assert.Null(await cluster.Import(key).Progress("s.forged"));
    }

    [Fact]
    public async Task A_repeated_chunk_is_ignored_and_a_missing_one_is_noticed()
    {
        var import = cluster.Import(ImportCluster.NewKey());
        await import.Begin(cluster.StaffTicket, ImportKind.Import);

        Assert.Null(await import.Append(0, "a"u8.ToArray()));
        Assert.Null(await import.Append(0, "a"u8.ToArray()));
        Assert.Equal(RefusalKind.Invalid, (await import.Append(2, "c"u8.ToArray()))!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await import.Append(1, new byte[(256 * 1024) + 1]))!.Kind);
    }

    [Fact]
    public async Task Another_file_under_the_key_of_a_decided_one_is_a_mismatch_and_changes_nothing()
    {
        var file = Encoding.UTF8.GetBytes($"{Header}\nFIRST0001,0412,card-pickup\n");
        var (key, _) = await cluster.Upload(file);
        var done = await cluster.Finished(key);

        Assert.Equal(Refusal.IdempotencyMismatch, await cluster.Import(key).Complete(SHA256.HashData("another"u8)));
        Assert.Null(await cluster.Import(key).Complete(SHA256.HashData(file)));
        Assert.Equal(done.Accepted, (await cluster.Import(key).Progress(cluster.StaffTicket))!.Accepted);
    }

    [Fact]
    public async Task A_file_sent_after_the_beginning_of_another_is_a_mismatch_and_the_first_can_still_be_ended()
    {
        var (first, second) = (Encoding.UTF8.GetBytes($"{Header}\nBEGUN0001,0412,card-pickup\n"), Encoding.UTF8.GetBytes($"{Header}\nOTHER0001,0412,card-pickup\n"));
        var key = ImportCluster.NewKey();
        await cluster.Import(key).Begin(cluster.StaffTicket, ImportKind.Import);
        await cluster.Import(key).Append(0, first);

        await cluster.Import(key).Append(0, second);
        var mismatch = await cluster.Import(key).Complete(SHA256.HashData(second));
        var taken = await cluster.Import(key).Complete(SHA256.HashData(first));

        Assert.Equal(Refusal.IdempotencyMismatch, mismatch);
        Assert.Null(taken);
        Assert.Equal(1, (await cluster.Finished(key)).Accepted);
        Assert.NotNull((await City.Desk.SignIn(new SignIn("BEGUN0001", "0412", City.NextAddress()))).Ticket);
    }

    private async Task<List<IssuedId>> Issued(string key)
    {
        var issued = new List<IssuedId>();
        await foreach (var line in cluster.Import(key).Issued(cluster.StaffTicket)) issued.Add(line);
        return issued;
    }
}
