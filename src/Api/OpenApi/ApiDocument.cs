using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.OpenApi;

/// <summary>The description at <c>/openapi/v1.json</c>.</summary>
public static class ApiDocument
{
    public const string Name = "v1";
    private const string Bearer = "bearer";
    private const string ProblemType = "application/problem+json";

    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(Name, document =>
        {
            document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            document.AddDocumentTransformer(Introduce);
            document.AddOperationTransformer(Complete);
            document.AddSchemaTransformer(MakeNullableOptional);
        });

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Reservation centre",
            Version = Name,
            Description = "Appointments for My Number cards. Dates 2026-12-06, times 09:30 by the city's clock, instants ISO 8601 with offset. "
                + "Failures are RFC 9457 problems, in Japanese, in English with Accept-Language: en.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "The accessToken of POST /api/v1/tokens.",
        };
        return Task.CompletedTask;
    }

    // Null members are left out of answers and may be left out of requests, unless marked.
    private static Task MakeNullableOptional(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        foreach (var property in context.JsonTypeInfo.Properties)
            if (property.IsGetNullable && property.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) != true)
                schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var header in metadata.OfType<TakenHeader>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Description = header.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (metadata.OfType<NeededRight>().LastOrDefault() is { } needed && !RoleRights.NeedNoSignIn(needed.Right)) Secure(operation, needed.Right, context);
        return Task.CompletedTask;
    }

    private static void Secure(OpenApiOperation operation, Right right, OpenApiOperationTransformerContext context)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        operation.Description = $"{operation.Description}\n\nRoles: {string.Join(", ", RoleRights.RolesFor(right))}.".Trim();
        operation.Responses ??= [];
        operation.Responses.TryAdd("401", Refusal("Not signed in"));
        operation.Responses.TryAdd("403", Refusal("The role lacks the right"));
    }

    private static OpenApiResponse Refusal(string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new OpenApiMediaType() },
    };
}
