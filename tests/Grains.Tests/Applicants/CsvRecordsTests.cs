using OrleansBooking.Grains.Applicants.Imports;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class CsvRecordsTests
{
    [Fact]
    public async Task An_open_quote_gathers_only_a_few_lines()
    {
        var read = 0;

        await using var records = CsvRecords.Read(Lines(), () => 3).GetAsyncEnumerator();
        await records.MoveNextAsync();

        Assert.Equal((1, 1), (records.Current.FirstLine, records.Current.LastLine));
        Assert.Empty(records.Current.Fields);
        Assert.InRange(read, 1, 25);

        async IAsyncEnumerable<FileLine> Lines()
        {
            await Task.CompletedTask;
            for (read = 1; read < 10_000; read++) yield return new FileLine(read, read == 1 ? "\"open,0412,card-pickup" : "A0001,0412,card-pickup", TooLong: false);
        }
    }
}
