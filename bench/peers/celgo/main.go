// SPDX-License-Identifier: Apache-2.0

// The rules of rules.cel.json by cel-go. Usage: celgo RULES.json PLANS.json
//
// An expression gives a list: of verdicts, or of pairs of subject and verdict. One that ends in an error gives none, which
// is what a caller of CEL has of it. Prints [plan, rule, subject, status] for each verdict.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	"github.com/google/cel-go/cel"
)

type rules struct {
	Plan  map[string]string `json:"plan"`
	Batch map[string]string `json:"batch"`
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func read(path string, into any) {
	text, err := os.ReadFile(path)
	must(err)
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	must(decoder.Decode(into))
}

// Whole numbers are whole ones, as CEL has two kinds.
func plain(value any) any {
	switch v := value.(type) {
	case json.Number:
		if whole, err := v.Int64(); err == nil {
			return whole
		}
		broken, err := v.Float64()
		must(err)
		return broken
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = plain(v[key])
		}
	}
	return value
}

func programs(env *cel.Env, texts map[string]string) map[string]cel.Program {
	made := map[string]cel.Program{}
	for name, text := range texts {
		ast, issues := env.Compile(text)
		must(issues.Err())
		program, err := env.Program(ast)
		must(err)
		made[name] = program
	}
	return made
}

func run(made map[string]cel.Program, plan any, given map[string]any, found *[]any) {
	for name, program := range made {
		value, _, err := program.Eval(given)
		if err != nil {
			continue
		}
		native, err := value.ConvertToNative(reflect.TypeOf([]any{}))
		must(err)
		for _, one := range native.([]any) {
			var subject any
			good, alone := one.(bool)
			if !alone {
				pair := reflect.ValueOf(one)
				subject, good = nativeOf(pair.Index(0).Interface()), nativeOf(pair.Index(1).Interface()).(bool)
			}
			status := "fail"
			if good {
				status = "pass"
			}
			*found = append(*found, []any{plan, strings.Fields(name)[0], subject, status})
		}
	}
}

func nativeOf(value any) any {
	if holder, ok := value.(interface{ Value() any }); ok {
		value = holder.Value()
	}
	if list := reflect.ValueOf(value); list.Kind() == reflect.Slice {
		made := make([]any, list.Len())
		for i := range made {
			made[i] = nativeOf(list.Index(i).Interface())
		}
		return made
	}
	return value
}

func main() {
	var texts rules
	read(os.Args[1], &texts)
	var plans []any
	read(os.Args[2], &plans)
	plain(plans)
	env, err := cel.NewEnv(cel.Variable("plan", cel.DynType), cel.Variable("plans", cel.ListType(cel.DynType)),
		cel.Variable("groups", cel.ListType(cel.DynType)), cel.Variable("indices", cel.ListType(cel.IntType)))
	must(err)
	found := []any{}
	ofPlan := programs(env, texts.Plan)
	indices := []int64{0, 1, 2}
	provinces := map[string][]any{}
	for i, one := range plans {
		plan := one.(map[string]any)
		run(ofPlan, i, map[string]any{"plan": plan, "indices": indices}, &found)
		if plan["level"] == "county" {
			name := plan["region"].(map[string]any)["province"].(string)
			provinces[name] = append(provinces[name], plan)
		}
	}
	names := []string{}
	for name := range provinces {
		names = append(names, name)
	}
	sort.Strings(names)
	groups := []any{}
	for _, name := range names {
		groups = append(groups, map[string]any{"name": name, "units": provinces[name]})
	}
	run(programs(env, texts.Batch), nil, map[string]any{"plans": plans, "groups": groups}, &found)
	out, err := json.Marshal(found)
	must(err)
	os.Stdout.Write(out)
}
