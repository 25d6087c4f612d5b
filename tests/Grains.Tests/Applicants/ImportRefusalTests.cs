using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class ImportRefusalTests(ImportCluster cluster) : IClassFixture<ImportCluster>
{
    private const string Header = "reference,birthday,procedures";
    private const string Names = "予約番号　ひらがなカタカナ漢字";

    static ImportRefusalTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(65001, false)]
    [InlineData(65001, true)]
    [InlineData(932, false)]
    public async Task UTF8_with_or_without_mark_and_code_page_932_are_read(int codePage, bool mark)
    {
        var encoding = codePage == 65001 ? new UTF8Encoding(mark) : Encoding.GetEncoding(codePage);

        var (key, refusal) = await cluster.Upload([.. encoding.GetPreamble(), .. encoding.GetBytes(File("髙﨑①"))], ImportKind.Issue, chunk: 5);
        await cluster.Finished(key);

        Assert.Null(refusal);
        var issued = new List<IssuedId>();
        await foreach (var line in cluster.Import(key).Issued(cluster.StaffTicket)) issued.Add(line);
        Assert.Equal($"{Names}髙﨑①", issued[0].Reference);
    }

    [Theory]
    [InlineData(1200, true, ImportFileEncoding.Utf16)]
    [InlineData(1201, true, ImportFileEncoding.Utf16)]
    [InlineData(1200, false, ImportFileEncoding.Utf16)]
    [InlineData(51932, false, ImportFileEncoding.EucJp)]
    [InlineData(50220, false, ImportFileEncoding.Iso2022Jp)]
    public async Task Another_encoding_is_refused_whole_and_named(int codePage, bool mark, ImportFileEncoding named)
    {
        var encoding = Encoding.GetEncoding(codePage);
        var applicants = await Applicants();

        var (key, refusal) = await cluster.Upload([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(File(""))], ImportKind.Issue);

        Assert.Equal(new FieldError("encoding", FieldProblem.Unknown, Actual: (int)named), Assert.Single(refusal!.Fields));
        await IsRefused(key, refusal, applicants);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20, 0, 8, 0, 8, 0, 0xFF })]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })]
    [InlineData(new byte[] { 0x72, 0x65, 0x66, 0xFF, 0xFE, 0x0A })]
    public async Task Binary_is_refused_whole_and_named(byte[] file)
    {
        var applicants = await Applicants();

        var (key, refusal) = await cluster.Upload(file, ImportKind.Issue);

        Assert.Equal(new FieldError("encoding", FieldProblem.Unknown, Actual: (int)ImportFileEncoding.Binary), Assert.Single(refusal!.Fields));
        await IsRefused(key, refusal, applicants);
    }

    [Fact]
    public async Task A_wrong_byte_near_the_end_of_the_file_refuses_it_whole()
    {
        var applicants = await Applicants();
        var rows = Encoding.ASCII.GetBytes(Header + "\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"A{i},0412,card-pickup\n")));

        var (key, refusal) = await cluster.Upload([.. rows, 0xFF, (byte)'\n'], ImportKind.Issue);

        Assert.Equal("encoding", Assert.Single(refusal!.Fields).Field);
        await IsRefused(key, refusal, applicants);
    }

    [Theory]
    [InlineData("reservation_id,birthday,procedures\nA0001,0412,card-pickup\n", ImportKind.Issue, 3, "reference")]
    [InlineData("reference,birthday,procedures\nA0001,0412,card-pickup\n", ImportKind.Import, 3, "reservation_id")]
    [InlineData("A0001,0412,card-pickup\nA0002,0412,card-pickup\n", ImportKind.Import, 3, "reservation_id", "birthday", "procedures")]
    [InlineData("reservation_id,birthday\nA0001,0412\n", ImportKind.Import, 2, "procedures")]
    [InlineData("reservation_id;birthday;procedures\nA0001;0412;card-pickup\n", ImportKind.Import, 1, "reservation_id", "birthday", "procedures")]
    [InlineData("birthday,reservation_id,procedures\n0412,A0001,card-pickup\n", ImportKind.Import, 3)]
    [InlineData("reservation_id,birthday,procedures,name\nA0001,0412,card-pickup,x\n", ImportKind.Import, 4)]
    public async Task Wrong_columns_refuse_the_file_whole_and_say_what_is_missing(string file, ImportKind kind, int found, params string[] missing)
    {
        var applicants = await Applicants();

        var (key, refusal) = await cluster.Upload(Encoding.UTF8.GetBytes(file), kind);

        Assert.Equal(new FieldError("columns", FieldProblem.Malformed, 3, found), refusal!.Fields[0]);
        Assert.Equal(missing, refusal.Fields.Skip(1).Select(error => error.Field));
        await IsRefused(key, refusal, applicants);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        var (_, refusal) = await cluster.Upload([]);

        Assert.Equal(new FieldError("file", FieldProblem.Required), Assert.Single(refusal!.Fields));
    }

    [Fact]
    public async Task After_a_refusal_the_same_key_takes_the_right_file()
    {
        var (key, refusal) = await cluster.Upload([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(File(""))], ImportKind.Issue);
        var right = Encoding.UTF8.GetBytes(File(""));

        await cluster.Import(key).Begin(cluster.StaffTicket, ImportKind.Issue);
        await cluster.Import(key).Append(0, right);
        var taken = await cluster.Import(key).Complete(SHA256.HashData(right));

        Assert.NotNull(refusal);
        Assert.Null(taken);
        Assert.Equal(1, (await cluster.Finished(key)).Accepted);
    }

    private static string File(string more) => $"{Header}\n{Names}{more},0412,card-pickup\n";

    private async Task IsRefused(string key, Refusal refusal, long applicants)
    {
        var id = key["import/".Length..];
        var progress = await cluster.Import(key).Progress(cluster.StaffTicket);
        Assert.Equal("refused", progress!.State);
        Assert.Equal(refusal.Fields.AsEnumerable(), progress.Refusal!.Fields.AsEnumerable());
        Assert.Equal(refusal.Fields.AsEnumerable(), (await cluster.Import(key).Complete(new byte[32]))!.Fields.AsEnumerable());
        Assert.Equal(applicants, await Applicants());
        Assert.Equal(0, await cluster.City.Postgres.Scalar<long>($"select count(*) from booking.applicant_import_chunk where import = '{id}'"));
    }

    private Task<long> Applicants() => cluster.City.Postgres.Scalar<long>("select count(*) from booking.applicant");
}
