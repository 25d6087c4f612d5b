using System.Net;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>A node of the public zone on its own (C2, design rule 8).</summary>
[Collection(SiteCollection.Name)]
public sealed class PublicNodeTests(Site site)
{
    [Fact]
    public async Task It_takes_bookings_through_a_gateway_and_serves_nothing_but_citizens_pages()
    {
        var keys = Directory.CreateTempSubdirectory("public-node-");
        try
        {
            await using var node = await PublicNode.Start(site.GatewayPort, keys.FullName);
            await using var visitor = await site.Visit(at: node.Address);

            await visitor.Book(site.NextApplicant(), day: 4, time: 1);

            await visitor.Sees("予約が決まりました");
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(keys.FullName, "citizen-ring"), "*.xml"));
            using var http = new HttpClient { BaseAddress = node.Address };
            foreach (var path in new[] { "/api/v1/venues", "/openapi/v1.json", "/health/ready", "/console", "/staff" })
            {
                using var answer = await http.GetAsync(path);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }
}
